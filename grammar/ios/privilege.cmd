# Levels of commands.

mode config {
	privilege "Command privilege parameters" <mode:parser-mode key>
		[ all "All suboptions will be set to the same privilege level" ]
		level "Set privilege level of command" <level:0-15 "Privilege level">
		<command:line key "Initial keywords of the command to modify">
		as config_privilege rank 2260 sort insertion;
	privilege "Command privilege parameters" <mode:parser-mode>
		[ all "All suboptions will be set to the same privilege level" ]
		reset "Reset privilege level of command"
		<command:line "Initial keywords of the command to modify">
		as config_privilege_reset no-no transient;
}
