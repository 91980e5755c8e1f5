package vn.lienthong.calendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Supplier;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/**
 * The shipped calendar with the province's file on top, read again when the file has changed: a year added to it is
 * known to the next redrive. A file that has become unreadable fails the step: StepFailure (configuration,
 * {@code calendar.file}) naming file and row.
 */
public final class CalendarFile implements Supplier<WorkingCalendar> {
    private final WorkingCalendar shipped = WorkingCalendar.shipped();
    private final Optional<Path> file;
    private WorkingCalendar current;
    private FileTime readFrom;

    /** @throws CalendarFault when the file cannot be read */
    public CalendarFile(Optional<Path> file) {
        this.file = file;
        if (file.isPresent()) read(file.get());
        else current = shipped;
    }

    @Override
    public synchronized WorkingCalendar get() {
        try {
            if (file.isPresent() && !modified(file.get()).equals(readFrom)) read(file.get());
            return current;
        } catch (CalendarFault fault) {
            throw new StepFailure(ErrorClass.CONFIGURATION, "", "calendar.file", fault.getMessage());
        }
    }

    private void read(Path path) {
        FileTime modified = modified(path);
        current = shipped.with(path);
        readFrom = modified;
    }

    private static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException missing) {
            throw new CalendarFault(path.toString());
        }
    }
}
