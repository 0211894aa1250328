# Settings of the hardware of an interface. Kept and shown.

mode config {
	ethernet "Ethernet configuration" {
		cfm "Ethernet CFM" ( ieee "IEEE" key | global "Global" key ) store rank 527;
		lmi "Ethernet LMI" ( ce "Customer edge" key | global "Global" key )
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
		        <most:1-255 "Maximum duration"> ] ] store rank 106;
	invert "Serial invert modes"
		( data "Invert data" key | txclock "Invert transmit clock" key ) store rank 143;
	transmitter-delay "Set dead-time after transmitting a datagram" <delay:0-13000 "Dead-time">
		store rank 143;
	link "Link" {
		debounce "Debounce" [ time "Time" <msec:100-5000 "Milliseconds"> ] store rank 143;
	}
}
