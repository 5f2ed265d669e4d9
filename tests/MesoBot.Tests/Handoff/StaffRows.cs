using MesoBot.Data;
using MesoBot.Tests.Data;

namespace MesoBot.Tests.Handoff;

/// <summary>Members of staff, without their sign-in.</summary>
internal static class StaffRows
{
    public static void Add(StorePlace place, string id, string name)
    {
        using var context = place.Context();
        context.Users.Add(new StaffMember { Id = id, UserName = id, DisplayName = name });
        context.SaveChanges();
    }
}
