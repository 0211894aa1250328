# Files: where they are, what is in them, and how they come from one place to another.

mode exec {
	cd "Change current directory" privilege 15 [ <folder:url-folder "Directory name"> ];
	copy "Copy from one file to another" privilege 15
		[ /noverify "Don't verify image signature before reload." ]
		<from:url-from> <to:url-to>;
	delete "Delete a file" privilege 15
		[ /force "Force delete" | /recursive "Recursive delete" ]* <file:url-file "File to be deleted">;
	dir "List files on a filesystem" privilege 15
		[ /all "List all files" | /recursive "List files recursively" ]*
		[ all-filesystems "List files on all filesystems" | <folder:url-folder "Directory or file name"> ];
	erase "Erase a filesystem" ( startup-config "Erase contents of configuration memory" |
		nvram: "Filesystem to be erased" ) privilege 15;
	format "Format a filesystem" <disk:url-disk "Filesystem to be formatted"> privilege 15;
	mkdir "Create new directory" <folder:url-folder "Directory name"> privilege 15;
	more "Display the contents of a file" privilege 15
		[ /ascii "Display binary files in ascii" | /binary "Force display to hex/text format" ]
		<file:url-file "File to display">;
	pwd "Display current working directory" privilege 15;
	rename "Rename a file" <from:url-file "File to be renamed"> <to:url-file "New name of the file"> privilege 15;
	rmdir "Remove existing directory" <folder:url-folder "Directory name"> privilege 15;
	verify "Verify a file" privilege 15
		[ /md5 "Compute an md5 signature for a file" ] <file:url-file "File to be verified">
		[ <digest:word "Compute and check for a specified md5 signature"> ];

	show "Show running system information" {
		file "Show filesystem information" {
			information "Display information about a file"
				<file:url-file "File to get information about"> privilege 15;
			systems "List filesystems";
		}
		flash: "display information about flash: file system" alias flash as show_flash;
		flash0: "display information about flash0: file system" alias flash0 as show_flash;
	}
}

# Copies of the configuration, and the way back to them.

mode exec {
	archive "manage archive files" { config "Archive the running configuration" privilege 15; }
	configure "Enter configuration mode" {
		confirm "Confirm replacement of running-config with a new config file" privilege 15;
		replace "Replace the running-config with a new config file" privilege 15
			<file:url-file "Configuration file to replace the running-config with">
			[ force "Forcefully replace without prompting to confirm" |
			  list "List the commands being applied in each pass" |
			  time "Time in minutes to wait for confirmation"
				<minutes:1-120 "Rollback timer value in minutes"> ]*;
		revert "Parameters for reverting the configuration" privilege 15
			( now "Cancel timer and trigger rollback immediately" |
			  timer "Set the rollback timer parameters"
				<minutes:1-120 "Rollback timer value in minutes"> );
	}
	show "Show running system information" {
		archive "Archive functions" privilege 15;
		archive "Archive functions" {
			config "Configuration archive functions" {
				differences "Shows diffs between any two files" privilege 15
					[ <first:url-from "First configuration file"> [ <second:url-from "Second configuration file"> ] ];
				incremental-diffs "Shows incremental diffs between a file and the running config" privilege 15
					<file:url-from "Configuration file">;
			}
			log "Archive log functions" { config "Configuration log" privilege 15
				( all "Show all entries" |
				  <first:1-2147483647 "Start record number"> [ <last:1-2147483647 "End record number"> ] ); }
		}
	}
}

mode exec {
	show "Show running system information" {
		aliases "Display alias commands";
		configuration "Contents of Non-Volatile memory" privilege 15;
	}
}
