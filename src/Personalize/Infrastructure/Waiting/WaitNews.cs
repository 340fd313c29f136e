using System;

namespace Personalize.Infrastructure;

/// <summary>What is to be told of a resource that is waited for.</summary>
/// <param name="Target">The resource; none where only time has passed.</param>
internal abstract record WaitNews(WaitTarget? Target)
{
    /// <summary>How the call went that it is known from.</summary>
    public CallReport? Call { get; init; }

    /// <summary>Whether it is the last of this resource.</summary>
    public virtual bool IsLast => false;
}

/// <summary>A second has passed.</summary>
internal sealed record TimePassed() : WaitNews(Target: null);

/// <summary>It was described, and is not there yet.</summary>
internal sealed record StillWaiting(WaitTarget Target, ResourceState State) : WaitNews(Target);

/// <summary>It could not be described this time.</summary>
internal sealed record PassingFault(WaitTarget Target, PersonalizeException Fault) : WaitNews(Target);

/// <summary>It came to what was waited for; no resource where it is gone.</summary>
internal sealed record Arrived(WaitTarget Target, ServiceObject? Resource) : WaitNews(Target)
{
    public override bool IsLast => true;
}

/// <summary>It can't come there any more, or nobody can tell.</summary>
internal sealed record GivenUp(WaitTarget Target, Exception Exception) : WaitNews(Target)
{
    public override bool IsLast => true;
}
