package vn.lienthong.portal.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.portal.PortalStore;

class CatalogueOfferTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private PortalStore it;
    private Catalogues catalogues;
    private CatalogueOffer offer;

    @BeforeEach
    void open() throws Exception {
        it = new PortalStore(PortalStore.Kind.H2, folder);
        catalogues = new Catalogues(it.dataSource(), 20, it.clock);
        write("""
                # a table of the province
                procedure,local_code,unit,fee,duration
                2.002621,2.002621.H13,31117,0,P3D
                2.002621,2.002621.H13,31120,0,P3D
                2.002622,2.002622.H13,31117,8000,P3D
                """);
        offer = new CatalogueOffer(
                new CatalogueLists(list -> Optional.of("x")),
                catalogues,
                new LocalProcedures(new RouteFiles(folder.resolve("routes"), "can-tho")));
    }

    @AfterEach
    void close() {
        it.close();
    }

    private void write(String table) throws Exception {
        Path file = folder.resolve("routes/provinces/can-tho/tables/local-procedures.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, table);
    }

    private void keep(String list, String code) {
        Entry entry = Entry.of(
                list, code, "Tên", JsonNodeFactory.instance.objectNode().put("MATTHC", code));
        it.commit(catalogues.keep(list, List.of(entry), true, "test").effects());
    }

    private JsonNode offered(String list) throws Exception {
        return JSON.readTree(offer.of(list).orElseThrow().body()).path("entries");
    }

    @Test
    void what_the_province_says_of_a_procedure_stands_beside_the_national_entry() throws Exception {
        keep("procedures", "2.002621");
        JsonNode entry = offered("procedures").get(0);
        assertEquals("2.002621", entry.at("/content/MATTHC").asText());
        assertEquals(1, entry.path("content").size(), "the national entry is as it came");
        assertEquals(2, entry.path("local").size());
        assertEquals("31120", entry.at("/local/1/unit").asText());
        assertEquals("P3D", entry.at("/local/0/duration").asText());
    }

    @Test
    void a_localised_procedure_is_offered_before_its_national_entry_was_fetched() throws Exception {
        JsonNode entry = offered("procedures").get(1);
        assertEquals("2.002622", entry.path("code").asText());
        assertTrue(entry.path("content").isNull());
        assertEquals("8000", entry.at("/local/0/fee").asText());
    }

    @Test
    void other_lists_are_not_localised() throws Exception {
        keep("communes", "31117");
        assertTrue(offered("communes").get(0).path("local").isMissingNode());
    }

    @Test
    void the_tag_changes_with_the_table_of_the_province_and_only_with_the_content() throws Exception {
        String before = offer.of("procedures").orElseThrow().tag();
        assertEquals(before, offer.of("procedures").orElseThrow().tag());
        write("procedure,local_code,unit,fee,duration\n2.002621,2.002621.H13,31117,5000,P3D\n");
        assertNotEquals(before, offer.of("procedures").orElseThrow().tag());
    }

    @Test
    void a_list_that_does_not_exist_is_not_offered() {
        assertTrue(offer.of("unicorns").isEmpty());
    }
}
