# The lab's own prompt.
mode lab {
  nodes "List the nodes and where their consoles are";
  connect "Open the console of a node; Ctrl-Shift-6 x comes back" <node:node>;

  links "List the links, or change one" {
    cut "Pull the plug of a link" <link:link>;
    restore "Put the plug back" <link:link>;
    delay "Make a link longer" <link:link> <time:word "One way, such as 20ms">;
    loss "Let a link lose frames" <link:link> <percent:0-100 "Share of the frames">;
  }
  links "List the links, or change one";

  capture "Write what a link carries into a pcap file" {
    stop "Close the captures" [ <link:link> ];
  }
  capture "Write what a link carries into a pcap file" <link:link> <file:file>
      [ --keys "With a folder of keys, by which Wireshark reads what is encrypted" field keys <folder:file "The folder"> ];

  ladder "Draw the IKE messages as they happen, or those between two routers" {
    live "As they happen, between these alone" ( <node:node> )*8 columns;
  }
  ladder "Draw the IKE messages as they happen, or those between two routers" [ <first:node> <second:node> ];
  unsupported "List what is configured and has no effect" [ <node:node> ];
  wait "Let time pass" <time:word "Such as 30s or 5m">;
  task "Show the story and the task of this lab";
  help "What can be said here";
  exit "Leave the lab's prompt";
}
