#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>

/* Writes a table as JSON, by a module that Lua finds in its own path. */
int main(void)
{
    lua_State *state = luaL_newstate();

    luaL_openlibs(state);
    if (luaL_dostring(state, "print(require('cjson').encode({1, 2, 3}))"))
    {
        puts(lua_tostring(state, -1));
        return 1;
    }

    return 0;
}
