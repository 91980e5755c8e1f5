package vn.lienthong.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkTest {
    private static Chunk of(String... numbers) {
        return new Chunk(7, false, 0, false, List.of(numbers));
    }

    @Test
    void halves_hold_every_dossier_once_and_in_order() {
        List<Chunk> halves = of("a", "b", "c", "d", "e").halves();
        assertEquals(List.of("a", "b", "c"), halves.get(0).dossiers());
        assertEquals(List.of("d", "e"), halves.get(1).dossiers());
    }

    @Test
    void a_dossier_that_is_left_alone_stands_in_its_own_line() {
        Chunk alone = of("a", "b").halves().get(1);
        assertTrue(alone.alone());
        assertEquals("b", alone.message().path("line").asText());
        assertFalse(of("a", "b", "c").halves().get(0).alone());
        assertEquals("portal/7/a", of("a", "b").message().path("line").asText());
    }

    @Test
    void a_message_says_everything_of_its_chunk() {
        Chunk chunk = new Chunk(7, true, 1, true, List.of("a"));
        assertEquals(chunk, Chunk.read(chunk.message().path("body")));
    }
}
