using System.Text.Json.Serialization;

namespace MesoBot.Staff.Accounts;

/// <summary>Somebody whose password was right and whose second proof is awaited.</summary>
internal sealed record HalfSignedIn(string UserId, string Stamp, string Back);

/// <summary>Somebody on the page behind an invitation.</summary>
internal sealed record Joining(string InviteHash, string Secret);

/// <summary>Those who signed in fully on this browser in this shift.</summary>
internal sealed record KnownPeople(IReadOnlyList<KnownPerson> People);

/// <param name="Entry">Name of the row that counts wrong codes; without it the short code is worth nothing.</param>
internal sealed record KnownPerson(string UserId, string Entry);

[JsonSerializable(typeof(HalfSignedIn))]
[JsonSerializable(typeof(Joining))]
[JsonSerializable(typeof(KnownPeople))]
[JsonSerializable(typeof(List<string>))]
internal sealed partial class StaffJson : JsonSerializerContext;
