/* How small a text becomes. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif
#include <php.h>
#include <zstd.h>

ZEND_BEGIN_ARG_INFO_EX(arginfo_squeeze, 0, 0, 1)
	ZEND_ARG_INFO(0, text)
ZEND_END_ARG_INFO()

PHP_FUNCTION(squeeze)
{
	char *text;
	size_t length;
	if (zend_parse_parameters(ZEND_NUM_ARGS(), "s", &text, &length) == FAILURE) return;
	size_t most = ZSTD_compressBound(length);
	char *small = emalloc(most);
	size_t size = ZSTD_compress(small, most, text, length, 3);
	efree(small);
	RETURN_LONG(ZSTD_isError(size) ? -1 : (zend_long)size);
}

static const zend_function_entry functions[] = {PHP_FE(squeeze, arginfo_squeeze) PHP_FE_END};

zend_module_entry squeeze_module_entry = {STANDARD_MODULE_HEADER, "squeeze", functions, NULL, NULL, NULL, NULL, NULL, "1.0", STANDARD_MODULE_PROPERTIES};

#ifdef COMPILE_DL_SQUEEZE
ZEND_GET_MODULE(squeeze)
#endif
