#include "php.h"

zend_module_entry pearl_module_entry = { STANDARD_MODULE_HEADER, "pearl", NULL, NULL, NULL, NULL, NULL, NULL, "1", STANDARD_MODULE_PROPERTIES };
ZEND_GET_MODULE(pearl)
