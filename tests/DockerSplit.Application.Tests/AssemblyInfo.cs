using System.Runtime.Versioning;

// File modes and symbolic links are tested as Unix has them.
[assembly: UnsupportedOSPlatform("windows")]
