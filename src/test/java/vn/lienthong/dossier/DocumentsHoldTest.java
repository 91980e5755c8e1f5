package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who copies documents and who removes them keep apart, in one process and between two. */
class DocumentsHoldTest {
    @TempDir
    Path data;

    @Test
    void while_one_copies_nobody_removes_and_the_other_way_round() {
        try (DocumentsHold copying = DocumentsHold.toCopy(data).orElseThrow()) {
            assertTrue(DocumentsHold.toRemove(data).isEmpty());
        }
        try (DocumentsHold removing = DocumentsHold.toRemove(data).orElseThrow()) {
            assertTrue(DocumentsHold.toCopy(data).isEmpty());
            assertTrue(DocumentsHold.toRemove(data).isEmpty());
        }
        DocumentsHold.toRemove(data).orElseThrow().close();
    }

    @Test
    void a_refusal_within_the_process_does_not_let_another_process_in() throws Exception {
        try (DocumentsHold removing = DocumentsHold.toRemove(data).orElseThrow()) {
            assertTrue(DocumentsHold.toCopy(data).isEmpty());
            assertEquals("refused", elsewhere());
        }
        assertEquals("taken", elsewhere());
    }

    private String elsewhere() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Elsewhere.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(other.getInputStream().readAllBytes());
        assertEquals(0, other.waitFor());
        return said;
    }

    /** Another process that wants to copy. */
    static final class Elsewhere {
        public static void main(String[] data) {
            System.out.print(DocumentsHold.toCopy(Path.of(data[0])).isPresent() ? "taken" : "refused");
            System.out.flush();
        }
    }
}
