using System.CommandLine;
using System.Globalization;
using System.Text;
using MesoBot.Clinic;
using MesoBot.Data;

namespace MesoBot.Cli;

/// <summary><c>transcript export</c>: conversations as they were, for reviewers (text) and for programs (JSON lines). Reads beside a running server.</summary>
internal static class TranscriptVerb
{
    private static readonly string[] Formats = ["json", "text"];

    public static Command Create()
    {
        var conversation = new Option<string?>("--conversation") { Description = "Only the conversation with this id." };
        var since = new Option<string?>("--since") { Description = "Only conversations that spoke on or after this day, such as 2026-11-22, in the clinic's time zone." };
        var format = new Option<string>("--format") { Description = "json: one conversation a line, with the trace of each turn. text: to read.", DefaultValueFactory = _ => "json" };
        var output = new Option<string?>("--output") { Description = "Write to this file, readable by you alone, instead of the standard output. What was in it is replaced." };
        var export = new Command("export", "Write conversations with every word of both sides; works while the server runs.") { conversation, since, format, output };
        export.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            parsed.GetValue(conversation), parsed.GetValue(since), parsed.GetValue(format)!, parsed.GetValue(output), cancellationToken)));
        return new Command("transcript", "Work with kept conversations.") { export };
    }

    private static int Run(string? conversation, string? since, string format, string? output, CancellationToken cancellationToken)
    {
        if (!Formats.Contains(format, StringComparer.Ordinal)) throw new UserErrorException($"There is no format \"{format}\": choose --format json or --format text.");
        using var host = Application.BuildOnStore();
        var clinic = host.Services.GetRequiredService<ClinicFacts>().Options;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone);
        var start = since is null ? 0 : StartOf(since, zone);
        using var reader = TranscriptReader.Open(host.Services.GetRequiredService<StoreDatabase>());
        var heads = conversation is null ? reader.Since(start) : [reader.Find(conversation) ?? throw new UserErrorException($"There is no conversation with the id \"{conversation}\".")];
        using var file = output is null ? Console.OpenStandardOutput() : Create(output);
        var count = 0;
        try
        {
            using var text = new StreamWriter(file, new UTF8Encoding(false), 64 * 1024) { NewLine = "\n" };
            foreach (var head in heads)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (format == "json") TranscriptJson.Write(text, reader, head);
                else TranscriptText.Write(text, reader, head, zone);
                count++;
            }
        }
        catch (IOException e)
        {
            // The reader of a pipe left, or the disk is full.
            throw new UserErrorException($"The export was cut short: {e.Message}", e);
        }
        if (output is not null) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "conversation" : "conversations")} written to {output}."));
        return 0;
    }

    private static long StartOf(string day, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw new UserErrorException($"--since takes a day such as 2026-11-22, not \"{day}\".");
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUnixTimeMilliseconds();
    }

    /// <summary>Patients' words: nobody else on the machine may read the file.</summary>
    private static FileStream Create(string path)
    {
        try
        {
            // The mode counts for a new file alone.
            File.Delete(path);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return new FileStream(path, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserErrorException($"{path} cannot be written: {e.Message}", e);
        }
    }
}
