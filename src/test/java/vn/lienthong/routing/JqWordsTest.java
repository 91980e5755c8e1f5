package vn.lienthong.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import org.junit.jupiter.api.Test;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.steps.JqVocabulary;

class JqWordsTest {
    @Test
    void the_list_is_what_the_library_and_camel_have() {
        Set<String> has = new TreeSet<>(Set.of("body", "constant", "header", "property", "variable"));
        BuiltinFunctionLoader.getInstance()
                .listFunctions(Versions.JQ_1_6, Scope.newEmptyScope())
                .keySet()
                .forEach(word -> has.add(word.replaceFirst("/.*", "")));
        assertEquals(has, new TreeSet<>(JqWords.listed()));
    }

    @Test
    void our_own_words_are_those_that_go_into_camel() {
        assertEquals(
                JqVocabulary.WORDS,
                JqVocabulary.of(StatusTable.shipped(), new RouteFiles(java.nio.file.Path.of("routes"), ""))
                        .keySet());
    }
}
