package io.colloquy.transcript.pdf;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins Arabic letters: replaces each by the presentation form (isolated, final, initial, medial) that its neighbours ask
 * for, and lam with alef by their ligature. The forms are Unicode's own (blocks Arabic Presentation Forms A and B), found
 * by their compatibility decompositions; marks between two letters are looked through. Pure.
 */
final class ArabicJoining {
    private static final char LAM = '\u0644';
    private static final char TATWEEL = '\u0640';
    private static final char ZERO_WIDTH_JOINER = '\u200D';
    private static final int BOTH_SIDES = 4;

    /** Forms that are letters of their own and stand in the order isolated, final, initial, medial. */
    private static final char[][] BLOCKS = {
        {'\uFB50', '\uFBB1'}, {'\uFBD3', '\uFBE7'}, {'\uFBFC', '\uFBFF'}, {'\uFE80', '\uFEF4'}
    };

    /** Alef, with what may stand on it, to the isolated ligature of lam with it; the final one comes right after. */
    private static final Map<Character, Character> LAM_ALEF =
            Map.of('\u0622', '\uFEF5', '\u0623', '\uFEF7', '\u0625', '\uFEF9', '\u0627', '\uFEFB');

    private static final Map<Character, Forms> FORMS = forms();

    private ArabicJoining() {}

    /** A letter's forms: the isolated one, and how many there are from it on: 2 (joins the letter before it only) or 4. */
    private record Forms(char isolated, int count) {
        char form(boolean before, boolean after) {
            if (count < BOTH_SIDES) {
                return (char) (isolated + (before ? 1 : 0));
            }
            return (char) (isolated + (before ? 1 : 0) + (after ? 2 : 0));
        }
    }

    private static Map<Character, Forms> forms() {
        Map<Character, Forms> found = new HashMap<>();
        for (char[] block : BLOCKS) {
            for (char form = block[0]; form <= block[1]; form++) {
                String letter = base(String.valueOf(form));
                if (letter.length() == 1) {
                    char isolated = form;
                    found.merge(
                            letter.charAt(0),
                            new Forms(form, 1),
                            (known, more) -> known.isolated() + known.count() == isolated
                                    ? new Forms(known.isolated(), known.count() + 1)
                                    : known);
                }
            }
        }
        // A letter that joins nothing needs no form.
        found.values().removeIf(forms -> forms.count() == 1);
        return found;
    }

    /** The text with every letter in the form that its neighbours ask for; as long as before, or shorter by ligatures. */
    static String join(String text) {
        if (text.chars().noneMatch(unit -> FORMS.containsKey((char) unit))) {
            return text;
        }
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            Forms forms = FORMS.get(letter);
            if (forms == null) {
                joined.append(letter);
                continue;
            }
            boolean before = joinsNext(text, neighbour(text, i, -1));
            int next = neighbour(text, i, 1);
            Character ligature = letter == LAM && next >= 0 ? LAM_ALEF.get(text.charAt(next)) : null;
            if (ligature != null) {
                // Marks on the lam stay, as marks on the ligature.
                joined.append((char) (ligature + (before ? 1 : 0))).append(text, i + 1, next);
                i = next;
            } else {
                joined.append(forms.form(before, joinsPrevious(text, next)));
            }
        }
        return joined.toString();
    }

    /** The text with letters in place of presentation forms. */
    static String base(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char form = text.charAt(i);
            if (isForm(form)) {
                letters.append(Normalizer.normalize(String.valueOf(form), Normalizer.Form.NFKC));
            } else {
                letters.append(form);
            }
        }
        return letters.toString();
    }

    private static boolean isForm(char unit) {
        return (unit >= '\uFB50' && unit <= '\uFDFF') || (unit >= '\uFE70' && unit <= '\uFEFC');
    }

    /** The next letter in that direction, marks left out; -1 if there is none. */
    private static int neighbour(String text, int from, int step) {
        int at = from + step;
        while (at >= 0 && at < text.length() && isTransparent(text.charAt(at))) {
            at += step;
        }
        return at < text.length() ? at : -1;
    }

    private static boolean isTransparent(char unit) {
        int type = Character.getType(unit);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || (type == Character.FORMAT && unit != ZERO_WIDTH_JOINER && unit != '\u200C');
    }

    private static boolean joinsNext(String text, int at) {
        return at >= 0 && (isJoiner(text.charAt(at)) || count(text.charAt(at)) == BOTH_SIDES);
    }

    private static boolean joinsPrevious(String text, int at) {
        return at >= 0 && (isJoiner(text.charAt(at)) || count(text.charAt(at)) > 1);
    }

    private static boolean isJoiner(char unit) {
        return unit == TATWEEL || unit == ZERO_WIDTH_JOINER;
    }

    private static int count(char letter) {
        Forms forms = FORMS.get(letter);
        return forms == null ? 0 : forms.count();
    }
}
