/* The release of the program: `qmidle --version`, `show version`. */
#ifndef QMIDLE_CLI_VERSION_H
#define QMIDLE_CLI_VERSION_H

#define QMIDLE_VERSION "0.1"

#endif
