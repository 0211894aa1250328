# Settings of the hardware of an interface. Kept and shown.

mode config {
	ethernet "Ethernet configuration" {
		cfm "Configure Ethernet CFM" ( ieee "Enable IEEE 802.1ag CFM" key |
			  global "Enable CFM globally" key ) store rank 527;
		lmi "Configure Ethernet LMI" ( ce "Configure Ethernet LMI for Customer Edge" key |
			  global "Enable Ethernet LMI globally" key )
			flag both store rank 519;
	}
}

mode interface {
	media-type "Interface media type"
		( auto-select "Use whichever connector is attached" | rj45 "Use RJ45 connector" |
		  sfp "Use SFP connector" ) flag both store rank 135;
	mop "DEC MOP server commands" { enabled "Enable MOP on interface" flag on store rank 165; }
	dampening "Enable event dampening"
		[ <half:1-30 "Half-life time for penalty">
		    [ <reuse:1-20000 "Start reuse limit"> <suppress:1-20000 "Start suppress limit">
		        <most:1-255 "Max suppress time"> ] ] store rank 106;
	invert "Serial invert modes"
		( data "Invert data" key | txclock "Invert transmit clock" key ) store rank 143;
	transmitter-delay "Set dead-time after transmitting a datagram"
		<delay:0-13000 "Transmitter dead-time delay">
		store rank 143;
	link "Configure Link" {
		debounce "Specify link debounce timer" [ time "Set the link debounce time"
			<msec:100-5000 "Link debounce time in milliseconds"> ] store rank 143;
	}
}
