package vn.lienthong;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import vn.lienthong.cli.Lienthong;
import vn.lienthong.cli.Terminal;

/** Starts LiênThông: reads the command line and runs one command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Vietnamese must arrive whole, whatever the platform's character set is
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        System.exit(Lienthong.run(Terminal.ofProcess(System.getenv(), Locale.getDefault()), args));
    }
}
