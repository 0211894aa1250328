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
  check "Say what is solved, and what is missing" [ <task:word "A task or a check"> ];
  hint "Help in steps, each of which costs points" [ <number:1-99 "Which one; the next unless it is said"> ];
  answer "The questions of this lab, and your answers" [ <number:1-99 "Which question"> [ <text:line "Your answer"> ] ];
  score "Time, commands and hints so far";
  restore "Begin again, or at a stage of the lab" [ <stage:word "A stage of the lab"> ];
  solution "Show what is missing, line by line; no points then";
  help "What can be said here";
  exit "Leave the lab's prompt";
}
