package vn.lienthong.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.status.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** config/logback-files.xml of the server folder: how the log is kept where no service manager does it. */
class LogFilesTest {
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private final LoggerContext context = new LoggerContext();
    private SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy;
    private Logger log;

    @BeforeEach
    @SuppressWarnings("unchecked")
    void configure() throws Exception {
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("LIENTHONG_LOG_DIR", folder.toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Path.of("src/dist/config/logback-files.xml").toFile());
        log = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var files = (RollingFileAppender<ILoggingEvent>) log.getAppender("files");
        policy = (SizeAndTimeBasedRollingPolicy<ILoggingEvent>) files.getRollingPolicy();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void fifty_megabytes_fill_a_file_and_one_line_more_begins_the_next() throws IOException {
        writeMegabytes(49);
        log.info("more");
        assertEquals(List.of("lienthong.log"), files());
        writeMegabytes(1);
        log.info("one line more");
        await().until(this::files, names -> names.size() == 2 && names.get(0).endsWith(".0.log.gz"));
        assertTrue(Files.size(folder.resolve("lienthong.log")) < MEGABYTE);
    }

    @Test
    void files_are_kept_for_thirty_days_and_two_gigabytes() {
        assertEquals(30, policy.getMaxHistory());
        assertTrue(policy.isCleanHistoryOnStart());
        assertTrue(told("2 GB"), this::statuses);
    }

    private boolean told(String text) {
        return statuses().contains(text);
    }

    private String statuses() {
        return context.getStatusManager().getCopyOfStatusList().stream()
                .map(Status::getMessage)
                .collect(Collectors.joining("\n"));
    }

    private void writeMegabytes(int count) {
        String megabyte = "x".repeat(MEGABYTE);
        for (int i = 0; i < count; i++) log.info(megabyte);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
