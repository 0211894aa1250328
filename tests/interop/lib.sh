# What the interoperability tests in the shell share.
# shellcheck shell=bash

qmidle=$top/qmidle

verdict() { # verdict NAME RESULT [FILE...]   files are shown when it failed
	local name=$1 ok=$2
	shift 2
	if [ "$ok" = ok ]; then
		passed=$((passed + 1))
		echo "ok       $name"
	else
		failed=$((failed + 1))
		echo "FAILED   $name: $ok"
		[ $# -eq 0 ] || tail -n 25 "$@"
	fi
}

skip() {
	skipped=$((skipped + 1))
	echo "skipped: $1: $2"
}
