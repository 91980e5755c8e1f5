package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a person is told to type must be what they can type. */
class DemoScreenTest {
    @Test
    void a_jar_is_called_as_it_was() {
        assertEquals("java -jar target/lienthong.jar", DemoScreen.program("target/lienthong.jar"));
    }

    @Test
    void in_the_server_folder_it_is_the_script_whichever_library_comes_first() {
        Path folder = Path.of("opt", "lienthong").toAbsolutePath();
        String classPath = folder.resolve("lib/netty.jar") + File.pathSeparator + folder.resolve("lib/lienthong.jar");
        assertEquals(folder.resolve("bin/lienthong").toString(), DemoScreen.program(classPath));
    }

    @Test
    void from_compiled_classes_it_is_the_jar_they_become() {
        assertEquals(
                "java -jar target/lienthong.jar", DemoScreen.program("target/classes" + File.pathSeparator + "a.jar"));
    }
}
