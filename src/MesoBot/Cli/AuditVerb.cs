using System.CommandLine;
using System.Globalization;
using System.Text;
using MesoBot.Audit;
using MesoBot.Clinic;
using MesoBot.Data;
using Spectre.Console;

namespace MesoBot.Cli;

/// <summary><c>audit verify</c> and <c>audit show</c>: whether the log of what was done is whole, and its newest entries. Reads beside a running server.</summary>
internal static class AuditVerb
{
    public const int NotWhole = 1;

    private const int HashLength = 64;
    private const int MaxShown = 10_000;

    /// <summary>Fewer are followed before a bar could be read.</summary>
    private const long LongLog = 50_000;

    public static Command Create()
    {
        var expect = new Option<string?>("--expect") { Description = "A hash noted at an earlier time: it must still stand in the log, so that a cut end is noticed." };
        var verify = new Command("verify", "Follow the chain from the first entry; exit code 1 when an entry was changed, taken out, put in or moved.") { expect };
        verify.SetAction((parsed, cancellationToken) => Task.FromResult(Verify(parsed.GetValue(expect), cancellationToken)));
        var last = new Option<int>("--last") { Description = "How many of the newest entries.", DefaultValueFactory = _ => 20 };
        var show = new Command("show", "Show the newest entries.") { last };
        show.SetAction((parsed, _) => Task.FromResult(Show(parsed.GetValue(last))));
        return new Command("audit", "The log of what staff, patients and the program did; works while the server runs.") { verify, show };
    }

    private static int Verify(string? expected, CancellationToken cancellationToken)
    {
        if (expected is not null && (expected.Length != HashLength || !expected.All(char.IsAsciiHexDigit)))
            throw new UserErrorException($"--expect takes a hash of {HashLength} hexadecimal digits, as `mesobot audit verify` prints it.");
        using var host = Application.BuildOnStore();
        using var reader = AuditReader.Open(host.Services.GetRequiredService<StoreDatabase>());
        var found = Follow(reader, expected?.ToLowerInvariant(), cancellationToken);
        var zone = Zone(host);
        if (found is { BrokenAt: { } sequence, Break: { } broken })
        {
            var why = broken == AuditBreak.Changed ? "it was changed, or not written by MesoBot" : "entries before it were taken out, put in or moved";
            var whole = found.Last is { } last ? $" Entries 1 to {last.Sequence}, up to {At(last, zone)}, are whole." : "";
            return Fail(FormattableString.Invariant($"The chain breaks at entry {sequence}: {why}.{whole}"));
        }
        Output.WriteUtf8(found is { First: { } first, Last: { } newest }
            ? FormattableString.Invariant($"{found.Entries} {(found.Entries == 1 ? "entry" : "entries")}, chain whole, from {At(first, zone)} to {At(newest, zone)}.\nNewest entry: {newest.Sequence}, hash {newest.Hash}")
            : "0 entries, chain whole: nothing was logged yet.");
        return expected is null || found.HasExpected ? 0
            : Fail("The expected hash is not in the log: entries were cut off its end, or it is another log.");
    }

    private static int Show(int count)
    {
        if (count is < 1 or > MaxShown) throw new UserErrorException(string.Create(CultureInfo.InvariantCulture, $"--last must lie between 1 and {MaxShown}."));
        using var host = Application.BuildOnStore();
        using var reader = AuditReader.Open(host.Services.GetRequiredService<StoreDatabase>());
        var zone = Zone(host);
        var text = new StringBuilder();
        foreach (var row in reader.Last(count))
            text.Append(CultureInfo.InvariantCulture, $"{row.Sequence,7}  {At(row, zone)}  {Safe(row.Action),-24}  by {Safe(row.Actor)}  on {Safe(row.Subject)}{(row.Details == "{}" ? "" : "  " + Safe(row.Details))}\n");
        Output.WriteUtf8(text.Length == 0 ? "Nothing was logged yet." : text.ToString().TrimEnd('\n'));
        return 0;
    }

    private static AuditFinding Follow(AuditReader reader, string? expected, CancellationToken cancellationToken)
    {
        var rows = reader.All().TakeWhile(_ => !cancellationToken.IsCancellationRequested);
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var found = screen.Profile.Capabilities.Interactive && reader.Count() is > LongLog and var count
            ? screen.Progress().Start(context =>
            {
                var bar = context.AddTask("Following the chain", maxValue: count);
                return AuditChain.Follow(rows, expected, entries => bar.Value = entries);
            })
            : AuditChain.Follow(rows, expected);
        cancellationToken.ThrowIfCancellationRequested();
        return found;
    }

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return NotWhole;
    }

    private static TimeZoneInfo Zone(IHost host) => TimeZoneInfo.FindSystemTimeZoneById(host.Services.GetRequiredService<ClinicFacts>().Options.TimeZone);

    /// <summary>A row that somebody forged may hold any number.</summary>
    private static string At(AuditRow row, TimeZoneInfo zone) => row.At is >= 0 and < 253_402_300_000_000
        ? TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(row.At), zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "(no time)";

    /// <summary>Whoever can write into the database must not move the cursor of the terminal that shows it.</summary>
    private static string Safe(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text;
}
