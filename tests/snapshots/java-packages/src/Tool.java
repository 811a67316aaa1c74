import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;

/** Tells what stands in a file. */
public final class Tool {
    private Tool() {}

    public static void main(String[] arguments) {
        Path path = Path.of(arguments.length > 0 ? arguments[0] : "/opt/tool/data/words.txt");
        try {
            System.out.println(Files.readAllLines(path).size() + " lines, " + TimeZone.getTimeZone("Europe/Berlin").getRawOffset());
        } catch (IOException missing) {
            System.err.println("no such file: " + missing.getMessage());
            System.exit(4);
        }
    }
}
