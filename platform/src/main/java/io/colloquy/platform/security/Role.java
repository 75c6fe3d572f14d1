package io.colloquy.platform.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a credential may do (API contract 05, Roles). Each role names the ones that it holds as well. */
public enum Role {
    INGEST,
    VIEWER,
    OPERATOR(VIEWER),
    ADMIN(OPERATOR, VIEWER, INGEST),
    /** The installation's own key: accounts, nothing else. */
    ROOT,
    /** One service asking another: no user has it. */
    SERVICE;

    /** The roles' names for {@code @RolesAllowed}. */
    public static final String INGEST_NAME = "ingest";

    public static final String VIEWER_NAME = "viewer";
    public static final String OPERATOR_NAME = "operator";
    public static final String ADMIN_NAME = "admin";
    public static final String ROOT_NAME = "root";
    public static final String SERVICE_NAME = "service";

    private final Set<Role> others;

    Role(Role... others) {
        this.others = Set.of(others);
    }

    /** The role's name in keys and tokens: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name, if a key of an account may carry it; empty for an unknown one, root and service. */
    public static Optional<Role> ofAccountKey(String wire) {
        return Arrays.stream(values())
                .filter(role -> role != ROOT && role != SERVICE)
                .filter(role -> role.wire().equals(wire))
                .findFirst();
    }

    /** This role and all that it holds, by name. */
    Set<String> held() {
        Set<String> held = others.stream().map(Role::wire).collect(Collectors.toSet());
        held.add(wire());
        return held;
    }
}
