package vn.lienthong.queue;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.testing.TestDatabase;

class QueueOnH2Test extends QueueContract {
    @TempDir
    Path directory;

    @Override
    TestDatabase open() {
        return TestDatabase.h2(directory);
    }
}
