/* A text file as one string: configurations, the story of a lab. */
#ifndef QMIDLE_DEVICE_TEXTFILE_H
#define QMIDLE_DEVICE_TEXTFILE_H

/* Gives the file's text, up to a zero octet if it has one, which the caller frees; NULL with errno
 * when it cannot be read to its end. */
char *textfile_read(const char *path);

#endif
