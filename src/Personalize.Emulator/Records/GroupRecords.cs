using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.Resources;

namespace Personalize.Emulator.Records;

/// <summary>All records of one dataset group.</summary>
internal sealed class GroupRecords
{
    private readonly Dictionary<string, InteractionIndex> _indexes = new(StringComparer.OrdinalIgnoreCase);
    private readonly InteractionIndex _actionIndex;

    public GroupRecords(DateTimeOffset created)
    {
        Created = created;
        Interactions = new InteractionLog(Users, Items);
        ActionInteractions = new InteractionLog(Users, Actions);
        _actionIndex = new InteractionIndex(ActionInteractions);
    }

    /// <summary>When the group was created: another one of the same name has records of its own.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>When the dataset of each type was created, of those that there are.</summary>
    public Dictionary<string, DateTimeOffset> Datasets { get; } = [];

    public RecordTable Items { get; } = new("ITEM_ID");

    public RecordTable Users { get; } = new("USER_ID");

    public RecordTable Actions { get; } = new("ACTION_ID");

    public InteractionLog Interactions { get; }

    public InteractionLog ActionInteractions { get; }

    /// <summary>The index over the interactions that count, up to date; without types over all.</summary>
    public InteractionIndex Index(params string[] eventTypes)
    {
        var key = string.Join('\n', eventTypes);
        if (!_indexes.TryGetValue(key, out var index))
        {
            index = new InteractionIndex(Interactions, eventTypes.Length == 0 ? null : eventTypes.ToHashSet(StringComparer.OrdinalIgnoreCase));
            _indexes.Add(key, index);
        }

        index.CatchUp();
        return index;
    }

    /// <summary>The index over all action interactions, up to date.</summary>
    public InteractionIndex ActionIndex()
    {
        _actionIndex.CatchUp();
        return _actionIndex;
    }

    /// <summary>The table of a dataset type whose records are no interactions; null for those.</summary>
    public RecordTable? Table(string datasetType) => datasetType switch
    {
        DatasetTypes.Items => Items,
        DatasetTypes.Users => Users,
        DatasetTypes.Actions => Actions,
        _ => null,
    };

    /// <summary>The interactions of a dataset type.</summary>
    public InteractionLog Log(string datasetType) => datasetType == DatasetTypes.ActionInteractions ? ActionInteractions : Interactions;

    /// <summary>How many records of a dataset type there are.</summary>
    public int Count(string datasetType) => Table(datasetType)?.Written.Count ?? Log(datasetType).Entries.Count;

    /// <summary>Takes away everything about some users.</summary>
    /// <returns>How many records that were, of all datasets.</returns>
    public int RemoveUsers(IEnumerable<string> ids)
    {
        var places = ids.Select(Users.Find).Where(place => place >= 0).ToHashSet();
        return places.Count(Users.Remove) + Interactions.RemoveUsers(places) + ActionInteractions.RemoveUsers(places);
    }

    /// <summary>Takes away all records of a dataset type.</summary>
    public void Clear(string datasetType)
    {
        if (Table(datasetType) is { } table)
        {
            table.Clear();
        }
        else
        {
            Log(datasetType).Clear();
        }
    }
}
