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
