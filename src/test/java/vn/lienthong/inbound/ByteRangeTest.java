package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which part of a file of 100 bytes a request asks for. */
class ByteRangeTest {
    private static final long SIZE = 100;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,0,1",
        "bytes=0-99,0,100",
        "bytes=0-100,0,100",
        "bytes=99-,99,1",
        "bytes=10-19,10,10",
        "bytes=-1,99,1",
        "bytes=-100,0,100",
        "bytes=-101,0,100",
        "bytes=0-999999999999999999,0,100"
    })
    void a_part_of_the_file(String header, long first, long bytes) throws Exception {
        assertEquals(Optional.of(new ByteRange(first, bytes)), ByteRange.read(header, SIZE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999999999999999999-"})
    void a_part_outside_of_it(String header) {
        assertThrows(ByteRange.Unsatisfiable.class, () -> ByteRange.read(header, SIZE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=5-4",
                "bytes=0-1,5-6",
                "lines=0-1",
                "bytes=a-b",
                "bytes=1000000000000000000-"
            })
    void anything_else_means_the_whole(String header) throws Exception {
        assertEquals(Optional.empty(), ByteRange.read(header, SIZE));
    }

    @Test
    void no_header_means_the_whole() throws Exception {
        assertEquals(Optional.empty(), ByteRange.read(null, SIZE));
    }
}
