package dev.ratiomesh.wrong.shape.inbound;

import jakarta.enterprise.inject.Produces;

/** Breaks: one word, and none of the dictionary. */
public class Gadget {

    final OnlyHelper.Note note = new OnlyHelper.Note();
    final SharedHelper shared = new SharedHelper();
    final CalledBeans beans = new CalledBeans();
}

/** Breaks: a small helper, used by {@link Gadget} alone, through its nested type. */
class OnlyHelper {

    record Note() {}
}

/** Keeps the rule: two types use it. */
class SharedHelper {}

/** Keeps the rule: a framework calls it. */
class CalledBeans {

    @Produces
    String name() {
        return "";
    }
}

/** Keeps the rule: nobody uses it. Uses {@link SharedHelper}. */
class GadgetUser {

    SharedHelper shared = new SharedHelper();
}
