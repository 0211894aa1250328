/* A text file as one string: configurations, the story of a lab. */
#ifndef QMIDLE_DEVICE_TEXTFILE_H
#define QMIDLE_DEVICE_TEXTFILE_H

/* Gives the file's text; NULL when it cannot be read to its end, or has a zero octet, where a
 * string would end. Then *error is a line that says so ("FILE: why", "FILE:LINE: why"), the
 * caller's too, and errno says whether the file is there at all. */
char *textfile_read(const char *path, char **error);

#endif
