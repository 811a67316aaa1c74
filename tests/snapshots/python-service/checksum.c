unsigned checksum(const unsigned char *bytes, unsigned length)
{
    unsigned sum = 0;
    while (length--)
        sum = sum * 31 + *bytes++;
    return sum;
}
