using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.ServiceModel;

namespace Personalize.Emulator.State;

/// <summary>A kind of resource, for whoever treats all kinds alike.</summary>
internal interface IKind : IStatePart
{
    /// <summary>As lists and the saved state call it, e.g. <c>campaigns</c>.</summary>
    string Plural { get; }

    int Count { get; }

    /// <summary>Whether its resources can have tags.</summary>
    bool Taggable { get; }

    Resource? Find(string arn);

    /// <summary>Takes out what has been deleted by now.</summary>
    void RemoveGone(DateTimeOffset now);
}

/// <summary>
/// One kind of resource with the operations that every kind has. What descriptions and lists tell, and in which order, is what the
/// service model says of their shapes.
/// </summary>
/// <typeparam name="T">The kind.</typeparam>
/// <param name="state">What it belongs to.</param>
/// <param name="member">The API's name for one, e.g. <c>datasetGroup</c>.</param>
/// <param name="store">What holds them.</param>
internal abstract class Kind<T>(ServiceState state, string member, ResourceStore<T> store) : IKind
    where T : Resource
{
    private static readonly Dictionary<string, PropertyInfo> Properties =
        typeof(T).GetProperties().ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), StringComparer.OrdinalIgnoreCase);

    private readonly string _arnMember = member + "Arn";

    public ResourceStore<T> Store { get; } = store;

    public string Plural => member + "s";

    public int Count => Store.Count;

    public virtual bool Taggable => true;

    protected ServiceState State { get; } = state;

    public Resource? Find(string arn) => Store.Find(arn);

    /// <summary>All, or those of the parent that the request names.</summary>
    public virtual void List(OperationCall call)
    {
        var shape = call.Operation.Output!.Find(call.Operation.Paginator!.Result)!.Shape.Element!;
        call.Page(Listed(call), (_, resource) => Write(call, resource, shape));
    }

    public void Describe(OperationCall call)
    {
        var resource = Store.Get(call.Required(_arnMember));
        var described = call.Operation.Output!.Members[0];
        call.Output.BeginObject(described.Name);
        Write(call, resource, described.Shape);
        call.Output.EndObject();
    }

    public void Delete(OperationCall call)
    {
        var resource = Store.Get(call.Required(_arnMember));
        DemandSettled(resource, call.Now);
        DemandUnused(resource, call);
        resource.Lifecycle = Farewell(resource, call.Now);
        Store.Leave(resource);
    }

    public void RemoveGone(DateTimeOffset now)
    {
        foreach (var resource in Store.TakeGone(now))
        {
            Gone(resource);
        }
    }

    public virtual JsonNode Save() => new JsonArray([.. Store.Held.Select(resource => JsonSerializer.SerializeToNode(resource, StateFile.Format))]);

    public virtual Action Read(JsonElement? saved)
    {
        List<T> resources = saved is { } list ? [.. list.EnumerateArray().Select(resource => resource.Deserialize<T>(StateFile.Format)!)] : [];
        return () => Store.Replace(resources);
    }

    /// <summary>Writes those members of a shape that the resource has.</summary>
    public void Write(OperationCall call, T resource, Shape shape)
    {
        var step = resource.Lifecycle.At(call.Now);
        foreach (var told in shape.Members)
        {
            if (told.Name.StartsWith("latest", StringComparison.Ordinal) && told.Name.EndsWith("Update", StringComparison.Ordinal))
            {
                WriteChange(call, resource.LatestUpdate, told);
            }
            else if (!WriteSpecial(call, resource, told))
            {
                call.Output.Value(told.Name, Value(resource, told.Name, step), told.Shape);
            }
        }
    }

    /// <summary>The resources that a list is of; kinds with a parent narrow it.</summary>
    protected virtual IReadOnlyList<T> Listed(OperationCall call) => Store.All;

    /// <summary>All, or those of the parent that the request names by <paramref name="parentMember"/>.</summary>
    protected IReadOnlyList<T> Within<TParent>(OperationCall call, string parentMember, ResourceStore<TParent> parents)
        where TParent : Resource =>
        call.Text(parentMember) is { } parent ? Store.Within(parents.Get(parent).Arn) : Store.All;

    /// <summary>Writes a member that isn't a plain value of the resource; false where it is one.</summary>
    protected virtual bool WriteSpecial(OperationCall call, T resource, Member told) => false;

    /// <summary>What a member's value is at that state; null for none.</summary>
    protected virtual object? Value(T resource, string name, LifecycleStep step) => name switch
    {
        _ when name == _arnMember => resource.Arn,
        "name" or "jobName" => resource.Name,
        "status" => step.Status,
        "failureReason" => step.FailureReason,
        "creationDateTime" => resource.Created,
        "lastUpdatedDateTime" => LastUpdated(resource, step),
        _ => Properties.TryGetValue(name, out var property) ? property.GetValue(resource) : null,
    };

    /// <summary>When it was last updated: when its state began, unless a kind sees it otherwise.</summary>
    protected virtual DateTimeOffset LastUpdated(T resource, LifecycleStep step) => step.At;

    /// <summary>Refuses to delete what others depend on.</summary>
    protected virtual void DemandUnused(T resource, OperationCall call)
    {
    }

    /// <summary>How it goes once it is deleted.</summary>
    protected virtual Lifecycle Farewell(T resource, DateTimeOffset now) =>
        Pace.Delete.Divert(resource.Lifecycle, now, null, "DELETE", Status.Gone);

    /// <summary>Takes along what can't be without it.</summary>
    protected virtual void Gone(T resource) => State.Tags.Forget(resource.Arn);

    /// <summary>Adds a new one with its tags, and answers with its ARN.</summary>
    protected void Add(OperationCall call, T resource)
    {
        var tags = Taggable ? TagTable.Read(call, "tags") : [];
        Store.Add(resource);
        State.Tags.Add(resource.Arn, tags);
        call.Output.Member(_arnMember, resource.Arn);
    }

    /// <summary>The life of what is being made, to its end: failed where somebody asked for that, or where it must.</summary>
    protected Lifecycle Begin(OperationCall call, Pace pace, string? failureReason = null) =>
        pace.Begin(call.Now, State.Failures.Take(call.Operation.Name) ?? failureReason);

    /// <summary>Notes a change that the resource takes over once it is done.</summary>
    protected void Change(OperationCall call, T resource, Pace pace)
    {
        resource.LatestUpdate = new Change
        {
            Settings = call.Settings(_arnMember),
            Lifecycle = Begin(call, pace),
        };
        call.Output.Member(_arnMember, resource.Arn);
    }

    /// <summary>Has resources take over the settings of updates that are done.</summary>
    protected void TakeOver(DateTimeOffset now, Action<T, Change> apply)
    {
        foreach (var resource in Store.Held)
        {
            if (resource.LatestUpdate is { Applied: false } update && update.Lifecycle.At(now).Status == Status.Active)
            {
                update.Applied = true;
                apply(resource, update);
            }
        }
    }

    /// <summary>Takes along the children of a parent that is gone.</summary>
    protected void TakeChildren(string parentArn)
    {
        foreach (var child in Store.TakeWithin(parentArn))
        {
            Gone(child);
        }
    }

    /// <summary>Refuses what is on its way from one state to another.</summary>
    protected void DemandSettled(T resource, DateTimeOffset now)
    {
        var status = resource.StatusAt(now);
        if (Status.IsTransient(status))
        {
            throw ServiceError.InUse($"The {Store.Words} is in the state {status}: {resource.Arn}");
        }

        if (resource.IsChanging(now))
        {
            throw ServiceError.InUse($"The {Store.Words} is being updated: {resource.Arn}");
        }
    }

    /// <summary>Refuses to delete where something is left that needs the resource.</summary>
    protected void DemandNone<TOther>(T resource, IEnumerable<TOther> others, string words)
        where TOther : Resource
    {
        if (others.FirstOrDefault() is { } other)
        {
            throw ServiceError.InUse($"The {Store.Words} can't be deleted while it has {words}, as {other.Arn}: {resource.Arn}");
        }
    }

    private static void WriteChange(OperationCall call, Change? change, Member told)
    {
        if (change is null)
        {
            return;
        }

        var step = change.Lifecycle.At(call.Now);
        call.Output.BeginObject(told.Name);
        foreach (var member in told.Shape.Members)
        {
            object? value = member.Name switch
            {
                "status" => step.Status,
                "failureReason" => step.FailureReason,
                "creationDateTime" => change.Lifecycle.Created,
                "lastUpdatedDateTime" => step.At,
                _ => change.Settings.TryGetProperty(member.Name, out var setting) ? setting : null,
            };
            call.Output.Value(member.Name, value, member.Shape);
        }

        call.Output.EndObject();
    }
}
