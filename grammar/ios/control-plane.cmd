# Policies for what the router itself receives. Kept and shown.

mode config {
	control-plane "Configure control plane services" enter control-plane store rank 2100;
	control-plane "Configure control plane services" host "Configure control plane host" key
		as config_control_plane_host enter control-plane store rank 2101;
}

mode control-plane {
	service-policy "Configure QOS Service Policy"
		( input "Assign policy-map to the input of an interface" key |
		  output "Assign policy-map to the output of an interface" key )
		<name:word "policy-map name"> store rank 10;
	service-policy "Configure QOS Service Policy" type "Configure CPL Service Policy" key
		( logging "Control-plane packet logging" key |
		  port-filter "Control-plane tcp/udp port filtering" key |
		  queue-threshold "Control-plane protocol queue limiting" key )
		    input "Assign policy-map to the input of an interface"
		<name:word "policy-map name"> as control_plane_service_policy_type store rank 11;
	management-interface "Configure interface for receiving management applications"
		<interface:any-interface key> allow "Configure protocols allowed on the interface"
		( beep "BEEP Protocol" | ftp "FTP Protocol" | http "HTTP Protocol" |
		  https "HTTPS Protocol" | snmp "SNMP Protocol" | ssh "SSH Protocol" |
		  telnet "TELNET Protocol" | tftp "TFTP Protocol" )*8 protocols
		store rank 20;
}
