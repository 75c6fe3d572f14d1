package io.colloquy.local.stack;

import io.colloquy.local.PlainFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** Everything together: starts it in order, keeps it running, stops it in order. Used once. */
public final class Stack implements AutoCloseable {
    private final Programs programs;
    private final DataDirectory data;
    private final Ports ports;
    private final Set<Service> wanted;
    private final PrintStream out;
    private final Map<String, String> told = new TreeMap<>();
    private final Map<String, ServiceProcess> replicas = new LinkedHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private InstanceLock lock;
    private PostgresServer database;
    private volatile boolean stopping;
    private volatile boolean databaseHeldDown;

    /**
     * @param programs the built services
     * @param data where it keeps everything
     * @param ports where it listens
     * @param out where it says what it does
     */
    public Stack(Programs programs, DataDirectory data, Ports ports, PrintStream out) {
        this(programs, data, ports, EnumSet.allOf(Service.class), out);
    }

    /**
     * Only some of the services.
     *
     * @param wanted with ingest-service, which applies the migrations
     */
    public Stack(Programs programs, DataDirectory data, Ports ports, Set<Service> wanted, PrintStream out) {
        this.wanted = EnumSet.copyOf(wanted);
        this.programs = programs;
        this.data = data;
        this.ports = ports;
        this.out = out;
    }

    /**
     * Starts everything and returns when it is ready.
     *
     * @throws PlainFailure when it runs already, a port is taken, or a part does not start
     */
    public Addresses start() {
        programs.require(wanted);
        data.create();
        lock = InstanceLock.take(data).orElseThrow(() -> runsAlready(data));
        try {
            return startAll();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Where the installation on that directory runs; empty if it does not, or is not ready yet. */
    public static Optional<Addresses> running(DataDirectory data) {
        return Files.exists(data.readyMark()) && InstanceLock.isHeld(data) ? Addresses.read(data) : Optional.empty();
    }

    /** A connection to the services' database, as the ordinary role that owns it. */
    public Connection openDatabase() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + ports.database() + "/" + PostgresServer.DATABASE;
        return DriverManager.getConnection(url, PostgresServer.ROLE, new Secrets(data).rolePassword());
    }

    /** A connection to a database of the server as its superuser, whom row-level security does not bind. */
    public Connection openAsSuperuser(String name) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + ports.database() + "/" + name;
        return DriverManager.getConnection(url, PostgresServer.SUPERUSER, new Secrets(data).superuserPassword());
    }

    /** The variables PG* of the services' database for its superuser. */
    public Map<String, String> superuserVariables() {
        Map<String, String> variables = new TreeMap<>(databaseVariables());
        variables.put("PGUSER", PostgresServer.SUPERUSER);
        variables.put("PGPASSWORD", new Secrets(data).superuserPassword());
        return variables;
    }

    /** How a program of PostgreSQL's own, or one that follows its customs, finds that database: the variables PG*. */
    public Map<String, String> databaseVariables() {
        return Map.of(
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                String.valueOf(ports.database()),
                "PGDATABASE",
                PostgresServer.DATABASE,
                "PGUSER",
                PostgresServer.ROLE,
                "PGPASSWORD",
                new Secrets(data).rolePassword());
    }

    /**
     * Tells all services more than they are told as a rule, from the next start of a process on.
     *
     * @param variables of the environment; they come before the stack's own
     */
    public void tell(Map<String, String> variables) {
        told.putAll(variables);
    }

    /**
     * Starts another process of a service beside the first and returns when it is ready.
     *
     * @param replica which one, 2 for the second
     */
    public void startReplica(Service service, int replica) {
        Ports there = ports.ofReplica(replica);
        out.println("Starting " + service.processName(replica) + " on port " + there.of(service));
        ServiceProcess process = new ServiceProcess(service, programs, data, there, new Secrets(data), told, out);
        synchronized (this) {
            if (stopping) {
                throw new PlainFailure("Stopped while starting.");
            }
            replicas.put(service.processName(replica), process);
            process.start();
        }
        process.awaitReady();
    }

    /** Asks a process of a service to end, waits until it has, and keeps it down; 1 for the first. */
    public void stopReplica(Service service, int replica) {
        ServiceProcess process;
        synchronized (this) {
            process = replicas.remove(service.processName(replica));
        }
        if (process == null) {
            throw new PlainFailure(service.processName(replica) + " does not run.");
        }
        out.println("Stopping " + service.processName(replica));
        process.stop();
        process.awaitEnd();
    }

    /** Stops the database and keeps it down until {@link #startDatabase()}; the services go on. */
    public void stopDatabase(PostgresServer.StopMode mode) {
        databaseHeldDown = true;
        database.stop(mode);
    }

    /** Starts the database again and returns when it answers. */
    public void startDatabase() {
        database.start();
        databaseHeldDown = false;
        watchDatabase();
    }

    /** How a second process of a service is started beside the first, of those programs, by whoever watches it himself. */
    public ProcessBuilder second(Service service, Programs others) {
        ProcessBuilder builder = new ProcessBuilder(service.command(others, data));
        builder.environment().putAll(service.environment(ports.ofReplica(2), data, new Secrets(data)));
        return builder;
    }

    /** Waits until {@link #close()} has stopped everything. */
    public void awaitEnd() throws InterruptedException {
        closed.await();
    }

    /** Stops the services, each ending what it is doing, then the database. Nothing happens the second time. */
    @Override
    public void close() {
        List<ServiceProcess> all;
        synchronized (this) {
            if (stopping) {
                return;
            }
            stopping = true;
            all = List.copyOf(replicas.values());
        }
        if (lock != null) {
            out.println("Stopping");
            deleteQuietly(data.readyMark());
            all.forEach(ServiceProcess::stop);
            all.forEach(ServiceProcess::awaitEnd);
            if (database != null) {
                database.stop();
            }
            deleteQuietly(data.pid("launcher"));
            lock.close();
            out.println("Stopped");
        }
        closed.countDown();
    }

    static PlainFailure runsAlready(DataDirectory data) {
        return new PlainFailure("Colloquy runs already on " + data.root() + " (" + data.localJson()
                + " says where). ./colloquy down stops it.");
    }

    private Addresses startAll() {
        DataDirectory.writePrivately(
                data.pid("launcher"), ProcessHandle.current().pid() + "\n");
        Secrets secrets = new Secrets(data);
        database = new PostgresServer(data, ports, secrets);
        if (new Leftovers(data).stop()) {
            out.println("Stopped services that an earlier launcher had left running");
        }
        database.stop();
        ports.requireFree();

        out.println("Starting PostgreSQL on port " + ports.database() + " (data in " + data.postgres() + ")");
        database.start();
        watchDatabase();
        // The first applies the migrations that the others need.
        start(secrets, EnumSet.of(Service.INGEST));
        Set<Service> others = EnumSet.copyOf(wanted);
        others.remove(Service.INGEST);
        start(secrets, others);

        String ingest = ports.urlOf(Service.INGEST);
        KeyRecovery recovery = new KeyRecovery(ports.database(), secrets);
        String adminKey = new LocalAccount(ingest, secrets.rootKey(), recovery, out)
                .freshAdminKey(Addresses.read(data).map(Addresses::adminKey));
        Addresses addresses = new Addresses(
                ingest, ports.urlOf(Service.REPORT), ports.urlOf(Service.EXPORT), adminKey, secrets.rootKey());
        addresses.write(data);
        DataDirectory.writePrivately(data.readyMark(), ProcessHandle.current().pid() + "\n");
        return addresses;
    }

    private void start(Secrets secrets, Set<Service> together) {
        for (Service service : together) {
            out.println("Starting " + service.processName() + " on port " + ports.of(service));
            ServiceProcess process = new ServiceProcess(service, programs, data, ports, secrets, told, out);
            synchronized (this) {
                if (stopping) {
                    throw new PlainFailure("Stopped while starting.");
                }
                replicas.put(service.processName(), process);
                process.start();
            }
        }
        for (Service service : together) {
            replicas.get(service.processName()).awaitReady();
        }
    }

    private void watchDatabase() {
        ProcessHandle process = database.process().orElseThrow();
        Thread.ofPlatform().daemon().name("PostgreSQL watcher").start(() -> {
            process.onExit().join();
            if (!stopping && !databaseHeldDown) {
                out.println("PostgreSQL ended: starting it again");
                database.start();
                watchDatabase();
            }
        });
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
