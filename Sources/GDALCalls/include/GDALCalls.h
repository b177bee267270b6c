#pragma once

/* Loads GDAL and makes its functions callable. Once, before any other call of GDAL, by one thread.
   Returns NULL, or why it cannot be loaded, in words that stay. */
const char *tuban_load_gdal(void);
