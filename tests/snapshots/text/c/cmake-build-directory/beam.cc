#include <iostream>

int main() { std::cout << "ready\n"; }
