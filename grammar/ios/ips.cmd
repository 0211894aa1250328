# Intrusion prevention: where signatures are, and which of them count. Kept and shown.

mode config {
	ip "Global IP configuration subcommands" {
		ips "Intrusion Prevention System" {
			auto-update "Configure automatic update of signatures" store rank 647;
			enable-clidelta "Enable IPS CLI delta" flag off store rank 647;
			memory "Memory thresholds" threshold "Set the memory threshold"
				<megabytes:0-500 "Memory threshold in megabytes"> store rank 647;
			sdf "Specify SDF attributes" {
				builtin "Load the built-in signatures" flag on store rank 647;
				location "Location of the SDF" <url:word "URL of the SDF">
					[ autosave "Save the SDF after it was changed" ] store rank 647;
			}
			signature "Specify an IPS signature" <number:1-65535 key "Signature ID">
				[ <sub:0-65535 key "Sub-signature ID"> ]
				( delete "Do not scan for the signature" |
				  disable "Disable the signature" |
				  list "Apply an access list" <list:acl "Access list"> )
				store rank 648.2 sort key;
			signature-category "Configure signatures by category" enter ips-categories
				store rank 648.5;
		}
	}
	secure "Secure boot configuration" {
		boot-config "Archive the startup configuration" flag off store rank 891;
		boot-image "Secure the running image" flag off store rank 890.5;
	}
}

mode ips-categories {
	category "Category keyword" <name:word key "all, ios_ips and others">
		[ <part:word key "Name of the sub-category"> ] enter ips-category
			store rank 10 sort insertion;
}

mode ips-category {
	alert-severity "Alarm Severity Rating"
		( high "High severity alert" | informational "Informational severity alert" |
			low "Low severity alert" | medium "Medium severity alert" )
		store rank 10;
	enabled "Enable or disable the signatures of the category"
		( false "Disable the signatures" | true "Enable the signatures" ) store rank 20;
	event-action "Set event action of the category"
		( deny-attacker-inline "Deny attacker" key |
		  deny-connection-inline "Deny connection" key | deny-packet-inline "Deny packet" key |
		  produce-alert "Produce Alert on the attack" key |
		      reset-tcp-connection "Reset connection" key )
		store rank 30;
	fidelity-rating "Signature fidelity rating" <rating:0-100 "Signature Fidelity Rating value">
		store rank 40;
	retired "Retire the signatures of the category"
		( false "Load the signatures" | true "Do not load the signatures" ) store rank 50;
}
