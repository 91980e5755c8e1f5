package vn.lienthong.cli;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Sends log lines of WARN and above to a file, and none to the screen, until closed. */
final class QuietLogs implements AutoCloseable {
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{24} %msg%n%nopex";

    private final Logger root;
    private final List<Appender<ILoggingEvent>> loud = new ArrayList<>();
    private final FileAppender<ILoggingEvent> quiet = new FileAppender<>();
    private final Path file;

    private QuietLogs(Path file) {
        this.file = file;
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.iteratorForAppenders().forEachRemaining(loud::add);
        quiet.setContext(context);
        quiet.setFile(file.toString());
        quiet.setEncoder(encoder(context));
        ThresholdFilter threshold = new ThresholdFilter();
        threshold.setLevel("WARN");
        threshold.start();
        quiet.addFilter(threshold);
        quiet.start();
    }

    static QuietLogs into(Path file) {
        QuietLogs logs = new QuietLogs(file);
        logs.loud.forEach(logs.root::detachAppender);
        logs.root.addAppender(logs.quiet);
        return logs;
    }

    /** For a command whose standard output is meant for a file. */
    static void toStandardError() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .forEachRemaining(appender -> {
                    if (!(appender instanceof ConsoleAppender<ILoggingEvent> console)) return;
                    console.stop();
                    console.setTarget("System.err");
                    console.start();
                });
    }

    private static PatternLayoutEncoder encoder(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        root.detachAppender(quiet);
        quiet.stop();
        loud.forEach(root::addAppender);
    }
}
