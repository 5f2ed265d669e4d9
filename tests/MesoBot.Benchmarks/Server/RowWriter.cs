using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace MesoBot.Benchmarks.Server;

/// <summary>
/// The rows of a turn at full durability, as cheap as SQLite gives them: one thread, all that wait in one transaction, prepared
/// statements. Two activities, the conversation's head, work in and out of the inbox, a trace.
/// </summary>
internal sealed class RowWriter : IDisposable
{
    private const int MaxGroup = 256;
    private const int Conversations = 1024;

    /// <summary>As long as MesoBot's usual answer with its blocks is in its store.</summary>
    private static readonly string Reply = new('r', 3000);
    private static readonly string Trace = new('t', 250);

    private readonly Channel<Write> _waiting = Channel.CreateUnbounded<Write>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand[] _statements;
    private readonly Thread _thread;

    public RowWriter(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        Command("""
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
            CREATE TABLE conversations (id TEXT NOT NULL PRIMARY KEY, last_sequence INTEGER, last_at INTEGER, version INTEGER, state TEXT);
            CREATE INDEX conversations_last ON conversations (last_at, id);
            CREATE TABLE activities (conversation_id TEXT, sequence INTEGER, type TEXT, role TEXT, at INTEGER, channel_activity_id TEXT, payload TEXT, PRIMARY KEY (conversation_id, sequence));
            CREATE UNIQUE INDEX activities_key ON activities (conversation_id, channel_activity_id);
            CREATE TABLE inbox (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, conversation_id TEXT, sequence INTEGER, kind TEXT, due_at INTEGER);
            CREATE INDEX inbox_due ON inbox (due_at);
            CREATE TABLE traces (conversation_id TEXT, sequence INTEGER, at INTEGER, trace TEXT, PRIMARY KEY (conversation_id, sequence));
            """).ExecuteNonQuery();
        (_begin, _commit) = (Command("BEGIN IMMEDIATE"), Command("COMMIT"));
        _statements = [.. ((string[])[
            "INSERT INTO conversations VALUES ($id, 0, 0, 0, NULL) ON CONFLICT DO NOTHING",
            "INSERT INTO activities VALUES ($id, $n, 'message', 'user', $at, $key, $payload)",
            "INSERT INTO inbox (conversation_id, sequence, kind, due_at) VALUES ($id, $n, 'message', $at)",
            "DELETE FROM inbox WHERE id = last_insert_rowid()",
            "INSERT INTO activities VALUES ($id, $n + 1, 'message', 'bot', $at, NULL, $reply)",
            "INSERT INTO traces VALUES ($id, $n, $at, $trace)",
            "UPDATE conversations SET last_sequence = $n + 1, last_at = $at, version = version + 1, state = $trace WHERE id = $id"]).Select(Prepared)];
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    public Task WriteAsync(string key, string payload)
    {
        var write = new Write(key, payload, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Writer.TryWrite(write);
        return write.Done.Task;
    }

    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _thread.Join();
        _connection.Dispose();
    }

    private void Run()
    {
        var group = new List<Write>(MaxGroup);
        for (long sequence = 1; _waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();)
        {
            group.Clear();
            while (group.Count < MaxGroup && _waiting.Reader.TryRead(out var write)) group.Add(write);
            _begin.ExecuteNonQuery();
            foreach (var write in group) Apply(write, sequence += 2);
            _commit.ExecuteNonQuery();
            foreach (var write in group) write.Done.SetResult();
        }
    }

    private void Apply(Write write, long sequence)
    {
        foreach (var statement in _statements)
        {
            foreach (SqliteParameter parameter in statement.Parameters)
                parameter.Value = parameter.ParameterName switch
                {
                    "$id" => "conversation" + sequence / 2 % Conversations,
                    "$n" => sequence,
                    "$at" => Environment.TickCount64,
                    "$key" => write.Key,
                    "$payload" => write.Payload,
                    "$reply" => Reply,
                    _ => Trace,
                };
            statement.ExecuteNonQuery();
        }
    }

    private SqliteCommand Prepared(string text)
    {
        var command = Command(text);
        foreach (var name in ((string[])["$id", "$n", "$at", "$key", "$payload", "$reply", "$trace"]).Where(n => text.Contains(n, StringComparison.Ordinal)))
            command.Parameters.Add(new SqliteParameter(name, name is "$n" or "$at" ? SqliteType.Integer : SqliteType.Text));
        command.Prepare();
        return command;
    }

    private SqliteCommand Command(string text)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        return command;
    }

    private sealed record Write(string Key, string Payload, TaskCompletionSource Done);
}
