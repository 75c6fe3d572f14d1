package io.colloquy.local.seed;

import java.util.List;

/** What people write. Of no meaning, but of the lengths, languages and characters of real messages. */
final class Texts {
    private static final List<String> GREETINGS =
            List.of("Hi", "Hello", "Hello there", "Good morning", "Buenos días", "Guten Tag", "Bonjour", "Olá", "hey");
    private static final List<String> CUSTOMER = List.of(
            "my parcel has not arrived yet",
            "I was charged twice",
            "how do I change my password?",
            "the app closes when I open my basket",
            "can I still cancel the order?",
            "the invoice shows the wrong address",
            "is the blue one in stock again?",
            "I would like to talk to a person",
            "¿cuándo llega mi pedido?",
            "die Rechnung fehlt noch, könnten Sie prüfen?",
            "je n'ai pas reçu ma commande",
            "ainda não recebi o reembolso",
            "it worked yesterday 😕",
            "thanks, that helps 🙏",
            "here is the order number, and a photo of the damage",
            "please hurry, I leave tomorrow");
    private static final List<String> AGENT = List.of(
            "thank you for your patience",
            "I am looking into it right now",
            "the refund is on its way and takes three to five days",
            "could you send me the order number, please?",
            "I have changed the address for you",
            "the parcel left our warehouse this morning",
            "you can reset it in the settings, under Security",
            "I have asked our colleagues and will come back to you",
            "is there anything else that I can do?",
            "lo reviso y le aviso enseguida",
            "ich kümmere mich darum",
            "we are sorry for the trouble");
    private static final List<String> BOT = List.of(
            "I am the assistant. What can I help you with?",
            "Please choose: 1 order, 2 invoice, 3 something else",
            "Here is what I found in our help pages.",
            "I did not understand that. Could you put it differently?");
    private static final List<String> NOTES = List.of(
            "called the carrier, answer by tomorrow",
            "customer prefers e-mail",
            "refund approved by the team lead",
            "third time this month, see the earlier conversations");

    private Texts() {}

    static String customer(Dice dice, boolean first) {
        return (first ? dice.one(GREETINGS) + ", " : "") + sentences(CUSTOMER, dice);
    }

    static String agent(Dice dice) {
        return sentences(AGENT, dice);
    }

    static String bot(Dice dice) {
        return dice.one(BOT);
    }

    static String note(Dice dice) {
        return dice.one(NOTES);
    }

    private static String sentences(List<String> from, Dice dice) {
        int count = dice.heavyTailed(1.6, 12);
        StringBuilder text = new StringBuilder(dice.one(from));
        for (int i = 1; i < count; i++) {
            text.append(i % 4 == 0 ? "\n" : ". ").append(dice.one(from));
        }
        return text.toString();
    }
}
