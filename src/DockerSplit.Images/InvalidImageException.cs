namespace DockerSplit.Images;

/// <summary>
/// Says that an archive is not an image that can be read. It never leaves this assembly: <see cref="ImageReader"/> turns it into an
/// <see cref="ImageReadResult"/>; inside, it spares each layer of the reading a result type of its own.
/// </summary>
internal sealed class InvalidImageException(string message) : Exception(message);
