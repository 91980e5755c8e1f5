package vn.lienthong.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Somebody at a shell, in one folder; what is left running ends with it. */
final class Terminal implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 180;

    private final Path folder;
    private final Path outputs;
    private final Map<String, String> environment;
    private final Deque<Process> running = new ArrayDeque<>();
    private int commands;

    /** @param outputs where to keep what the commands print */
    Terminal(Path folder, Path outputs, Map<String, String> environment) {
        this.folder = folder;
        this.outputs = outputs;
        this.environment = environment;
    }

    /** Types these lines and waits for their end. @return what they printed; fails unless all end well */
    String run(String lines) throws IOException, InterruptedException {
        Path output = outputs.resolve("command-" + ++commands + ".txt");
        Process process = shell(lines, output);
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "does not end: " + lines);
            assertEquals(0, process.exitValue(), () -> lines + "\n" + read(output));
        } finally {
            end(process);
        }
        return read(output);
    }

    /** Types these lines and leaves them running. */
    void leaveRunning(String lines) throws IOException {
        running.push(shell(lines, outputs.resolve("left-running-" + ++commands + ".txt")));
    }

    private Process shell(String lines, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-eu", "-c", lines)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LIENTHONG_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xmx512m");
        builder.environment().putAll(environment);
        return builder.redirectOutput(output.toFile()).start();
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        running.forEach(Terminal::end);
    }
}
