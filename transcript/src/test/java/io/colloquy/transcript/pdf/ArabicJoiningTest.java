package io.colloquy.transcript.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import java.text.Normalizer;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ArabicJoiningTest {
    /** Letters of Arabic, with marks, digits and Latin between them. */
    private static final String CHARACTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوي\u0640\u064B\u064E\u0651 1a\u060C";

    @Property
    void lettersJoinAsIcuJoinsThem(@ForAll("arabic") String text) throws ArabicShapingException {
        ArabicShaping icu = new ArabicShaping(
                ArabicShaping.LETTERS_SHAPE | ArabicShaping.TEXT_DIRECTION_LOGICAL | ArabicShaping.LENGTH_GROW_SHRINK);

        assertThat(ArabicJoining.join(text)).isEqualTo(withMarks(icu.shape(text)));
    }

    /** ICU sets marks beside their letters; here they stay marks, which a font sets above or below. */
    private static String withMarks(String shaped) {
        return Pattern.compile("[\uFE70-\uFE7F]").matcher(shaped).replaceAll(mark -> {
            String parts = Normalizer.normalize(mark.group(), Normalizer.Form.NFKC);
            return parts.substring(parts.length() - 1);
        });
    }

    @Property
    void joinedLettersAreTheSameLetters(@ForAll("arabic") String text) {
        // A mark on a lam stands behind the ligature that the lam is part of.
        assertThat(ArabicJoining.base(ArabicJoining.join(text)).replaceAll("\\p{Mn}", ""))
                .isEqualTo(text.replaceAll("\\p{Mn}", ""));
    }

    @Test
    void lettersOfPersianAndUrduJoinToo() {
        assertThat(ArabicJoining.join("پچگ")).isEqualTo("\uFB58\uFB7D\uFB93");
        assertThat(ArabicJoining.join("ژی")).isEqualTo("\uFB8A\uFBFC");
    }

    @Test
    void otherTextStaysAsItIs() {
        assertThat(ArabicJoining.join("Hello שלום 您好")).isEqualTo("Hello שלום 您好");
    }

    @Provide
    Arbitrary<String> arabic() {
        return Arbitraries.of(CHARACTERS.chars().mapToObj(unit -> (char) unit).toList())
                .list()
                .ofMaxSize(20)
                .map(letters -> letters.stream()
                        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                        .toString());
    }
}
