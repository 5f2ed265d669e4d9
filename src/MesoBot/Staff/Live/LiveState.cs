using System.Text.Json.Serialization;
using MesoBot.Data;

namespace MesoBot.Staff.Live;

/// <summary>What an open page is told: counts and ids of this store, never a name.</summary>
/// <param name="Talks">Conversations that changed; an empty one means that any may have.</param>
internal sealed record LiveState(int Waiting, int Alerts, int Requests, int Privacy, long NewestUrgent, IReadOnlyList<string> Talks)
{
    private const int MostTalks = 20;

    public static LiveState Of(ConsoleCounts counts, IReadOnlyList<string> talks) =>
        new(counts.Waiting, counts.Alerts, counts.Requests, counts.Privacy, counts.NewestUrgent, talks.Count > MostTalks ? [OtherInstances.Anything] : talks);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LiveState))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class LiveJson : JsonSerializerContext;
