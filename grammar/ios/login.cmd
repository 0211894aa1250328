# Who may log in and what they may do: quiet times.

mode config {
	login "Enable secure login checking" {
		block-for "Set quiet-mode active time period"
			<seconds:1-65535 "Time period in seconds">
			attempts "Set max number of fail attempts"
			<attempts:1-65535 "Fail attempts in integer">
			within "Watch period for fail attempts"
			<within:1-65535 "Time period in seconds"> rank 625;
		delay "Set delay between successive fail login" <seconds:1-10 "Time in seconds">
			rank 625;
		on-failure "Set options for failed login attempt"
			[ log "Generate syslogs on failure logins" key |
			  trap "Generate traps on failure logins" key ]
			[ every "Log every <num> attempt" <every:1-65535 "Periodicity"> ] rank 626;
		on-success "Set options for successful login attempt"
			[ log "Generate syslogs on successful logins" key |
			  trap "Generate traps on successful logins" key ]
			[ every "Log every <num> attempt" <every:1-65535 "Periodicity"> ] rank 626;
		quiet-mode "Set quiet-mode options" {
			access-class "Restrict access during quiet mode" <list:acl "Access list">
				rank 625;
		}
	}
	password "Configure encryption password (key)" {
		encryption "Encrypt system passwords" {
			aes "Enable aes password encryption" flag off rank 529;
		}
		logging "Log events" flag off store rank 529;
	}
	key "Key management" {
		config-key "Set a private configuration key" {
			password-encrypt "Set password encryption key" alias password-encryption
				[ <key:word "The config-key, Minimum 8 characters not beginning with ! # ;"> ]
				session as config_key_password_encrypt;
			password-encrypt "Set password encryption key"
				no-only transient as config_no_config_key;
		}
	}
	security "Infra Security CLIs" {
		authentication "Authentication security CLIs" {
			failure "Authentication failure logging" {
				rate "Authentication failure threshold rate"
					<rate:2-1024 "Number of attempts">
					log "log a message if the threshold rate is reached"
					rank 399;
			}
		}
		passwords "Password security CLIs" {
			min-length "Minimum length of passwords"
				<length:0-16 "Minimum length of all user/enable passwords">
				rank 398;
		}
	}
}

mode exec {
	show "Show running system information" {
		login "Display Secure Login Configurations and State"
			[ failures "Display all captured login failures" ];
	}
}
