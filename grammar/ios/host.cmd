# The console of a host.
mode host {
  ping "Send ICMP echoes" <target:ipv4 "Destination">
       [ count "How many" <count:1-10000> | size "Octets of the datagram" <size:36-18024>
       | df "Set the bit that forbids fragmenting" ]*;
  traceroute "Show the routers on the way" <target:ipv4 "Destination">;
  tcp "Try a TCP connection" <target:ipv4 "Destination"> <port:1-65535 "Destination port">;
  telnet "Open a telnet connection" <target:ipv4 "Destination"> [ <port:1-65535 "Destination port"> ];
  ssh "Open a secure shell connection" -l "Log in using this user name" <user:word "Login name">
      <target:ipv4 "Destination"> as host_ssh;
  show "Show what this host knows" {
    file "A file that it serves by TFTP" <name:word "Name of the file">;
    files "Files that it serves by TFTP";
    ip "Address and gateway";
    syslog "What was sent to its syslog port";
  }
  help "What can be said here";
  exit "Leave this console";
}
