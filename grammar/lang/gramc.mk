# How the grammar compiler is built and what it makes of grammar/ios/*.cmd.
