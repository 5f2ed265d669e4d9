using System.Data.Common;
using MesoBot.Data;
using MesoBot.Staff.Shared;

namespace MesoBot.Staff.Incidents;

/// <summary>What went wrong with patients' data, and what they asked of it. Codes and times; the words stay in the conversations.</summary>
internal sealed class IncidentReader(StoreReader reader, PatientNames patients, Colleagues directory, ConsoleClock clock)
{
    public const int MaxDone = 50;

    private static readonly Sql Incidents = new($"""
        SELECT id, conversation_id, sequence, kind, staff_id, at, outcome, closed_by, closed_at FROM incidents
        ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, COALESCE(closed_at, at) DESC, id LIMIT {2 * MaxDone}
        """);

    /// <summary>What holds a wish up is an alert that no clinician has closed, in any conversation of that person.</summary>
    private static readonly Sql Waiting = new("""
        SELECT COALESCE((SELECT a.conversation_id FROM alerts a JOIN conversations c ON c.id = a.conversation_id WHERE c.person_id = p.person_id AND a.closed_at IS NULL
            ORDER BY a.created_at LIMIT 1), p.conversation_id), p.kind, p.at, p.done_at
        FROM privacy_requests p WHERE p.done_at IS NULL ORDER BY p.at, p.id
        """);

    private static readonly Sql Done = new($"SELECT conversation_id, kind, at, done_at FROM privacy_requests WHERE done_at IS NOT NULL ORDER BY done_at DESC, id DESC LIMIT {MaxDone}");

    public IncidentsView View(ConsoleUser me, string? said, bool isBad)
    {
        var names = directory.Names();
        var incidents = reader.Read(s => s.All(Incidents, r => Incident(r, names, me.Lang)));
        return new IncidentsView(
            me, [.. incidents.Where(i => i.ClosedAt is null)], [.. incidents.Where(i => i.ClosedAt is not null)],
            reader.Read(s => s.All(Waiting, r => Wish(r, me.Lang))), reader.Read(s => s.All(Done, r => Wish(r, me.Lang))), said, isBad);
    }

    private IncidentItem Incident(DbDataReader r, IReadOnlyDictionary<string, string> names, string lang)
    {
        var (talk, at) = (r.GetString(1), r.GetInt64(5));
        return new IncidentItem(
            r.GetString(0), talk, r.GetInt64(2), r.GetString(3), patients.Name(talk, lang).Name, names.GetValueOrDefault(r.GetString(4), ""), clock.At(at, lang), clock.AgeOf(at, lang),
            r.TextOrNull(6), r.IsDBNull(7) ? null : names.GetValueOrDefault(r.GetString(7), ""), r.IsDBNull(8) ? null : clock.At(r.GetInt64(8), lang));
    }

    private WishItem Wish(DbDataReader r, string lang)
    {
        var (talk, at) = (r.GetString(0), r.GetInt64(2));
        var isDone = !r.IsDBNull(3);
        // Who was forgotten has no name any more, and who asked only to know need not be named here.
        return new WishItem(talk, isDone ? PatientNames.Visitor(talk, lang) : patients.Name(talk, lang).Name, r.GetString(1), clock.At(at, lang), clock.AgeOf(at, lang), isDone ? clock.At(r.GetInt64(3), lang) : null);
    }
}
