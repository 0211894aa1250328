/* Private to cli/transfer: what containerlab has no word for, as labels of our own in its file. They make
 * an exported lab the same one again when it is imported. */
#ifndef QMIDLE_TRANSFER_LABELS_H
#define QMIDLE_TRANSFER_LABELS_H

#define LABEL "qmidle-"

/* Of the whole, under `defaults`. */
#define LABEL_TITLE LABEL "title"
#define LABEL_CLOCK LABEL "clock"
/* Of a node: true; files beside it; what its ports are called here, "eth1=FastEthernet0/0 …". */
#define LABEL_LOCKED	 LABEL "locked"
#define LABEL_PRIVATE	 LABEL "private-config"
#define LABEL_FILES	 LABEL "files"
#define LABEL_INTERFACES LABEL "interfaces"
/* Of a link: delay, jitter, loss, reorder, rate with LABEL before them, as in lab.yml. */

#endif
