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
	service-policy "Configure QOS Service Policy" type "Type" key
		( logging "Logging" key | port-filter "Port filter" key |
		  queue-threshold "Queue threshold" key ) input "Input"
		<name:word "policy-map name"> as control_plane_service_policy_type store rank 11;
	management-interface "Management interface" <interface:any-interface key> allow "Allow"
		<protocols:line "Protocols"> store rank 20;
}
